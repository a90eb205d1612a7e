import type {ObjectSchemaType, Schema, SchemaType} from 'sanity'

/**
 * The titles of the fields along a path, as the form shows them: `risks.groups[0].title` becomes
 * “Risks › Groups of risks 1 › Title”. A path may lead on into a document that is referenced.
 * @param schema the Studio's schema
 * @param type `_type` of the document the path starts in
 * @param path field names and list places, as the rules of approval name a text
 */
export function fieldTitles(schema: Schema, type: string, path: string): string {
  let here: SchemaType | undefined = schema.get(type)
  const titles: string[] = []
  for (const [, name, place] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (place !== undefined) {
      const title = titles.pop()
      titles.push(`${title ?? ''} ${Number(place) + 1}`.trim())
      here = here && 'of' in here ? here.of[0] : undefined
    } else {
      here = fieldOf(schema, here, name ?? '')
      titles.push(here?.title ?? name ?? '')
    }
  }
  return titles.join(' › ')
}

function fieldOf(
  schema: Schema,
  type: SchemaType | undefined,
  name: string,
): SchemaType | undefined {
  const [target] = type && 'to' in type && Array.isArray(type.to) ? type.to : []
  const holder = target ? schema.get(target.name) : type
  return isObject(holder) ? holder.fields.find((field) => field.name === name)?.type : undefined
}

function isObject(type: SchemaType | undefined): type is ObjectSchemaType {
  return type !== undefined && 'fields' in type
}
