import {createGlobalStyle} from 'styled-components'

/** Makes the form of a document wide enough for two languages next to each other. */
export const WideForm = createGlobalStyle`
  [data-testid='document-panel-scroller'] > div:has([data-testid='form-view']) {
    max-width: 60rem;
  }
`
