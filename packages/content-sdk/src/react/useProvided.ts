import {use} from 'react'

import {ContentContext, type Provided} from './ContentProvider.tsx'

/** What the provider above gives. */
export function useProvided(): Provided {
  const provided = use(ContentContext)
  if (provided) return provided
  throw new Error(
    'There is no ContentProvider above this component. Put <ContentProvider content={…}> around the part of the page that reads content.',
  )
}
