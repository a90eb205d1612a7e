import type {AstroUserConfig} from 'astro'

type Plugins = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>
type Plugin = Extract<Plugins[number], {name: string}>

const prefix = '\0styles-in-script:'

/**
 * Makes the styles of the editing tools part of their script, which only a preview loads. As a file of
 * their own they would be linked by every page.
 */
export function stylesInScript(): Plugin {
  return {
    name: 'styles-in-script',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== '@sanity/ui/styles.css') return undefined
      const file = await this.resolve(source, importer, {skipSelf: true})
      return file
        ? {id: `${prefix}${file.id.replace(/\.css$/, '')}`, moduleSideEffects: true}
        : undefined
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined
      const file = `${id.slice(prefix.length)}.css?inline`
      return [
        `import css from ${JSON.stringify(file)}`,
        "const style = document.createElement('style')",
        'style.textContent = css',
        'document.head.append(style)',
      ].join('\n')
    },
  }
}
