import kiosk from '../../examples/kiosk/vite.config.ts'
import {testLocale} from './testLocale.ts'

/** The example kiosk in the test language too. */
export default {...kiosk, plugins: [testLocale, ...(kiosk.plugins ?? [])]}
