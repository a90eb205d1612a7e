import type {InputProps} from 'sanity'

import {CompletenessBar} from '../completeness/CompletenessBar.tsx'
import {MissingFile} from './MissingFile.tsx'
import {SideBySide} from './SideBySide.tsx'
import {WideForm} from './WideForm.tsx'

/** What this Studio adds around Sanity's own inputs, by kind of field. */
export function FormInput(props: InputProps) {
  const input = props.renderDefault(props)
  const {name} = props.schemaType
  if (props.id === 'root') {
    return (
      <>
        <WideForm />
        <CompletenessBar />
        {input}
      </>
    )
  }
  if (/^internationalizedArray(?!.*Value$)/.test(name)) return <SideBySide>{input}</SideBySide>
  if (name === 'image' || name === 'file') {
    return (
      <MissingFile path={props.path} value={props.value}>
        {input}
      </MissingFile>
    )
  }
  return input
}
