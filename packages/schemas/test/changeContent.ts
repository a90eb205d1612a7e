import {definitionOf, isJson, readContent, type ContentFile} from './readContent.ts'

/** Where something stands in a document: names of fields and places in lists. */
export type Keys = readonly (string | number)[]

const contents = readContent().map((file) => file.document)

/**
 * A document of the content in which something else stands at a path, with its definition.
 * @param path e.g. `risks.groups[0].title`
 * @param value what to put there; `undefined` is as good as nothing
 */
export function changed(id: string, path: string, value: unknown) {
  const document = contents.find((candidate) => candidate._id === id)
  if (!document) throw new Error(`There is no document "${id}" in the content.`)
  const keys = [...path.matchAll(/\w+/g)].map(([key]) => (/^\d+$/.test(key) ? Number(key) : key))
  return {definition: definitionOf(document._type), document: withValue(document, keys, value)}
}

/** A copy of a value with another one at a path. */
export function withValue(value: unknown, [key, ...rest]: Keys, put: unknown): unknown {
  if (key === undefined) return put
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? withValue(item, rest, put) : item))
  }
  return isJson(value) ? {...value, [key]: withValue(value[key], rest, put)} : value
}

/** The path of everything in a document, the document itself included. */
export function placesIn(document: ContentFile['document']): Keys[] {
  const below = (value: unknown, path: Keys): Keys[] => {
    const children = Array.isArray(value)
      ? value.flatMap((item: unknown, index) => below(item, [...path, index]))
      : isJson(value)
        ? Object.entries(value).flatMap(([key, child]) => below(child, [...path, key]))
        : []
    return [path, ...children]
  }
  return below(document, [])
}
