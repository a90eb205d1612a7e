/** The namespace of the Studio's own words among those of Sanity and its plugins. */
export const namespace = 'jakamy'
