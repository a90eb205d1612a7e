/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Where this request reads content, and how its links begin. */
    view: import('./content/view.ts').View
    /** The path that was asked for, with the beginning that names the view. */
    path: string
  }
}
