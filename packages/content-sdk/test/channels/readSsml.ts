import {SaxesParser} from 'saxes'

/** Reads SSML strictly: its texts with the language around them, and what does not belong there. */
export function readSsml(source: string): {
  texts: {text: string; lang: string}[]
  faults: string[]
} {
  const texts: {text: string; lang: string}[] = []
  const faults: string[] = []
  const languages: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => faults.push(error.message))
  parser.on('opentag', ({name, attributes}) => {
    if (!/^(speak|p|break|emphasis|sub)$/.test(name)) faults.push(`element ${name}`)
    for (const attribute of Object.keys(attributes))
      if (!/^(version|xmlns|xml:lang|strength|level|alias)$/.test(attribute))
        faults.push(`attribute ${attribute}`)
    languages.push(attributes['xml:lang'] ?? languages.at(-1) ?? '')
  })
  parser.on('closetag', () => languages.pop())
  parser.on('text', (text) => texts.push({text, lang: languages.at(-1) ?? ''}))
  parser.write(source).close()
  return {texts, faults}
}
