import {css} from 'lit'

/** The clinic's texts, as the html channel marks them. */
export const content = css`
  .content {
    max-inline-size: var(--clinic-measure, 42rem);
  }
  :is(h1, h2, h3, h4, h5, h6) {
    margin: 1.25em 0 0.5em;
    line-height: 1.22;
  }
  header > :first-child {
    margin-block-start: 0;
  }
  :is(p, ul, ol, dl, dd, figure) {
    margin: 0 0 0.75rem;
  }
  a {
    color: var(--brand);
  }
  img,
  video,
  svg {
    max-inline-size: 100%;
    block-size: auto;
  }
  .content-section,
  footer {
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--line);
  }
  .content-group,
  .content-figure {
    padding: 0.75rem 1rem;
    border: 1px solid var(--line);
    border-radius: 0.75rem;
    background: var(--surface);
  }
  .content-warning,
  aside.content-critical {
    margin-block: 0.75rem;
    padding: 0.75rem 1rem;
    border: 2px solid var(--warn-line);
    border-inline-start-width: 0.6rem;
    border-radius: 0.75rem;
    background: var(--warn-surface);
    color: var(--warn-ink);
  }
  .content-notice {
    margin-block: 0.5rem;
    padding: 0.5rem 1rem;
    border-inline-start: 4px solid currentColor;
    background: var(--note-surface);
    color: var(--note-ink);
  }
  .content-label {
    display: block;
    font-size: 0.9375rem;
  }
  ul:has(> li > .content-group) {
    padding: 0;
    list-style: none;
  }
  li + li > .content-group,
  .content-figure + .content-figure {
    margin-block-start: 0.75rem;
  }
  :is(.content-group, figcaption) > :last-child,
  figcaption > :last-child p {
    margin-block-end: 0;
  }
  figure .content-notice,
  .content-notice:is(
    [data-notice='notSupplied'],
    [data-notice='examplesOnly'],
    [data-notice='noNumber']
  ) {
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink-soft);
  }
  .content-figure-title {
    font-weight: 650;
  }
  .content-notice p,
  .content-warning p,
  aside.content-critical p {
    margin: 0;
  }
  .content-frequency {
    padding-inline-start: 1rem;
    border-inline-start: 3px solid var(--brand);
  }
  .content-icons {
    color: var(--brand);
  }
  .content-icons[viewBox^='0 0 100 '] {
    inline-size: min(100%, 11rem);
  }
  .content-notice:is(
    [data-notice='informationOnly'],
    [data-notice='overdue'],
    [data-notice='withdrawn']
  ) {
    border: 2px solid var(--warn-line);
    background: var(--surface);
    color: inherit;
  }
  .content-facts dd {
    margin-block-end: 0.25rem;
  }
  .content-facts dt,
  footer {
    color: var(--ink-soft);
  }
`
