import {EarthGlobeIcon} from '@sanity/icons/EarthGlobe'
import {Button, Flex, Stack} from '@sanity/ui'
import {useLocale, type ToolMenuProps} from 'sanity'

/**
 * The tools, and the interface in another language: Sanity follows the browser and has no switch of its
 * own. Each language is offered under its own name, for people who read no other.
 */
export function ToolsAndLanguage(props: ToolMenuProps) {
  const {changeLocale, currentLocale, locales} = useLocale()
  const isNarrow = props.context === 'sidebar'
  const others = locales.filter(({id}) => id !== currentLocale.id)
  const Row = isNarrow ? Stack : Flex
  return (
    <Row gap={isNarrow ? 2 : 1}>
      {props.renderDefault(props)}
      {others.map(({id, title}) => (
        <Button
          key={id}
          mode="bleed"
          icon={EarthGlobeIcon}
          text={title}
          lang={id}
          justify={isNarrow ? 'flex-start' : 'center'}
          padding={isNarrow ? 3 : 2}
          data-testid={`interface-${id}`}
          onClick={() => void changeLocale(id)}
        />
      ))}
    </Row>
  )
}
