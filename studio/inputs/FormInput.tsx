import {useFormValue, type InputProps} from 'sanity'

import {CompletenessBar} from '../completeness/CompletenessBar.tsx'
import {FrequencyPreview} from '../frequency/FrequencyPreview.tsx'
import {Glossary} from '../hints/Glossary.tsx'
import {TextHints} from '../hints/TextHints.tsx'
import {deviceMeasures, pictureMeasures} from '../size/measuresOf.ts'
import {TrueScale} from '../size/TrueScale.tsx'
import {Below} from './Below.tsx'
import {MissingFile} from './MissingFile.tsx'
import {PictureText} from './PictureText.tsx'
import {SideBySide} from './SideBySide.tsx'
import {WideForm} from './WideForm.tsx'

/** What this Studio adds around Sanity's own inputs, by kind of field. */
export function FormInput(props: InputProps) {
  const input = props.renderDefault(props)
  const {path, value, schemaType} = props
  const {name} = schemaType
  if (props.id === 'root') {
    return (
      <Glossary>
        <WideForm />
        <CompletenessBar />
        {input}
      </Glossary>
    )
  }
  switch (Object(schemaType.options).input) {
    case 'frequency':
      return (
        <Below input={input}>
          <FrequencyPreview value={value} />
        </Below>
      )
    case 'physicalSize':
      return (
        <Below input={input}>
          <TrueScale measures={deviceMeasures(value)} />
        </Below>
      )
  }
  if (/^internationalizedArray(?!.*Value$)/.test(name)) return <SideBySide>{input}</SideBySide>
  if (isOneLanguage(path)) {
    return (
      <TextHints path={path} value={value}>
        {input}
      </TextHints>
    )
  }
  if (name === 'image' || name === 'file') {
    const file = (
      <MissingFile path={path} value={value}>
        {input}
      </MissingFile>
    )
    return name === 'image' && path.length === 1 ? <PictureText>{file}</PictureText> : file
  }
  if (path.length === 1 && path[0] === 'physicalHeightMm')
    return (
      <Below input={input}>
        <PictureSize />
      </Below>
    )
  return input
}

/** Whether a path leads to the value of one language, e.g. `title[_key == "fr"].value`. */
function isOneLanguage(path: InputProps['path']): boolean {
  const item = path.at(-2)
  return path.at(-1) === 'value' && typeof item === 'object' && '_key' in item
}

function PictureSize() {
  return <TrueScale measures={pictureMeasures(useFormValue([]))} />
}
