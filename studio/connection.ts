/**
 * Where the content lives. Without a project id this is the lake on this machine; with one it is
 * Sanity's hosted Content Lake, unless an API host is named too.
 */
const named = process.env.SANITY_STUDIO_PROJECT_ID
export const projectId = named || 'jakamy'
export const dataset = process.env.SANITY_STUDIO_DATASET || 'production'
export const apiHost =
  process.env.SANITY_STUDIO_API_HOST || (named ? undefined : 'http://localhost:4000')
/** The site that shows drafts inside the Studio; without one there is no such tool. */
export const siteUrl =
  process.env.SANITY_STUDIO_SITE_URL || (named ? undefined : 'http://localhost:4321')

/** The version of the API that the Studio's own queries are written for. */
export const apiVersion = '2025-02-19'
