import {lightDark, type Colour} from '@jakamy/content-sdk/design'
import {css, unsafeCSS} from 'lit'

/** A colour of the design, as a value. */
const colour = (name: Colour) => unsafeCSS(lightDark(name))

/**
 * Colours, sizes and the wall to the page. `!important` in `:host` wins over `!important` of the page,
 * so that a reset of everything ends here; custom properties pass.
 */
export const base = css`
  :host {
    all: initial !important;
    display: block !important;
    box-sizing: border-box !important;
    padding: var(--clinic-space, 1rem) !important;
    color-scheme: inherit !important;
    color: var(--clinic-ink, ${colour('ink')}) !important;
    background: var(--clinic-paper, ${colour('paper')}) !important;
    font: var(--clinic-text, 1.0625rem) / 1.62 var(--clinic-font, system-ui, sans-serif) !important;
    overflow-wrap: anywhere !important;
    --ink-soft: var(--clinic-ink-soft, ${colour('ink-soft')});
    --line: var(--clinic-line, ${colour('line')});
    --brand: var(--clinic-brand, ${colour('brand')});
    --surface: var(--clinic-surface, ${colour('surface')});
    --focus: var(--clinic-focus, ${colour('focus')});
    --warn-surface: ${colour('warn-surface')};
    --warn-line: ${colour('warn-line')};
    --warn-ink: ${colour('warn-ink')};
    --note-surface: ${colour('note-surface')};
    --note-ink: ${colour('note-ink')};
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 3px;
  }
  .status {
    margin: 0.5rem 0;
    color: var(--ink-soft);
    font-size: 0.9375rem;
  }
`
