import {css} from 'lit'

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
    color: var(--clinic-ink, light-dark(#12262b, #e9f0f0)) !important;
    background: var(--clinic-paper, light-dark(#f8f7f4, #0e1a1e)) !important;
    font: var(--clinic-text, 1.0625rem) / 1.62 var(--clinic-font, system-ui, sans-serif) !important;
    overflow-wrap: anywhere !important;
    --ink-soft: var(--clinic-ink-soft, light-dark(#44575c, #b3c3c6));
    --line: var(--clinic-line, light-dark(#d5dcdb, #2c4147));
    --brand: var(--clinic-brand, light-dark(#0b5a66, #86d3da));
    --surface: var(--clinic-surface, light-dark(#ffffff, #15262b));
    --focus: var(--clinic-focus, light-dark(#1d4ed8, #9dbcff));
    --warn-surface: light-dark(#fdeee6, #3a1c10);
    --warn-line: light-dark(#b93a0e, #ff9566);
    --warn-ink: light-dark(#5e1d04, #ffe0d1);
    --note-surface: light-dark(#edf2f8, #182a3b);
    --note-ink: light-dark(#1e3449, #d7e6f6);
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
