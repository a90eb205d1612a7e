import {css} from 'lit'

/** The drawing and the dialog of `<true-size>`. */
export const styles = css`
  .scroll {
    overflow: auto;
  }
  svg {
    display: block;
    margin-block: 0.5rem;
    fill: none;
    stroke: currentColor;
  }
  .shape {
    fill: var(--brand);
    stroke: none;
  }
  p {
    margin: 0.25rem 0;
  }
  dialog {
    max-inline-size: min(100vw, 72rem);
    border: 2px solid var(--line);
    border-radius: 0.75rem;
    background: var(--surface);
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  label,
  input {
    display: block;
    inline-size: 100%;
  }
  input {
    min-block-size: 2.75rem;
    accent-color: var(--brand);
  }
  button {
    min-block-size: 2.75rem;
    margin-inline-end: 0.5rem;
    padding-inline: 1.25rem;
    border: 2px solid var(--brand);
    border-radius: 99rem;
    background: transparent;
    color: var(--brand);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
`
