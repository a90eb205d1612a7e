import {unitTests} from '../../vitest.shared.ts'

export default unitTests('content-sdk')
