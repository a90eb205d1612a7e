import type {ReactNode} from 'react'
import {styled} from 'styled-components'

/**
 * Lays the languages of a localised field out next to each other where there is room, so that a
 * translation can be compared with its source. The button that adds the other language takes the
 * place it will have; a button for a language that is there already says nothing and is hidden.
 */
export const SideBySide = styled.div<{children: ReactNode}>`
  container-type: inline-size;

  [data-testid='add-buttons-grid'] {
    grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr));

    > :disabled {
      display: none;
    }
  }

  @container (min-width: 34rem) {
    > [data-ui='Stack'] {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
      align-items: start;
    }
  }
`
