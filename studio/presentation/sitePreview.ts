import {firstText, locales} from '@jakamy/schemas'
import {
  defineDocuments,
  defineLocations,
  presentationTool,
  type DocumentLocation,
} from 'sanity/presentation'

/** The view of the site that shows drafts. */
const preview = '/preview'

/** Where the pages of a document are on the site, by its type: what their path begins with. */
const pages: Readonly<Record<string, string>> = {procedure: '/procedures', insuranceGuide: ''}

/**
 * The tool that shows the site inside the Studio, with drafts: a click on a sentence leads to its
 * field, and an edit shows at once.
 * @param siteUrl address of the site
 */
export function sitePreview(siteUrl: string) {
  const {origin} = new URL(siteUrl)
  return presentationTool({
    title: 'Site',
    allowOrigins: [origin],
    previewUrl: {initial: `${origin}${preview}/${locales[0].id}/`},
    resolve: {
      mainDocuments: defineDocuments(
        Object.entries(pages).map(([type, path]) => ({
          route: `${preview}/:locale${path}/:slug`,
          filter: `_type == "${type}" && $slug in slug[].value`,
        })),
      ),
      locations: {
        ...Object.fromEntries(
          Object.entries(pages).map(([type, path]) => [
            type,
            defineLocations({
              // The Studio takes `title` for one line of text; here it holds every language.
              select: {titles: 'title', slugs: 'slug'},
              resolve: (document) => ({
                locations: locales.flatMap(({id}) => locationOf(document, path, id) ?? []),
              }),
            }),
          ]),
        ),
        clinic: defineLocations({
          locations: locales.map(({id, label}) => ({
            title: label,
            href: `${preview}/${id}/contact`,
          })),
        }),
      },
    },
  })
}

/** The page of a document in a language; every slug finds its document in every language, and none has no page. */
function locationOf(
  document: Record<string, unknown> | null,
  path: string,
  language: string,
): DocumentLocation | undefined {
  const slug = firstText(document?.slugs, language)
  if (!slug) return undefined
  return {
    title: `${firstText(document?.titles, language) ?? slug} (${language.toUpperCase()})`,
    href: `${preview}/${language}${path}/${encodeURIComponent(slug)}`,
  }
}
