import {card, limits} from '@jakamy/content-sdk/screen-scale'
import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useId, useState} from 'react'
import {styled} from 'styled-components'

import {useWords} from '../i18n/useWords.ts'

interface CalibrationProps {
  /** Pixels of a millimetre to begin with. */
  initial: number
  onSave: (pixelsPerMillimetre: number) => void
  onCancel: () => void
}

const Frame = styled.div`
  box-sizing: border-box;
  flex: none;
  border: 2px solid currentColor;
  border-radius: 4%;
`

/** Measures the screen: a frame is made as wide as a bank card that is held against it. */
export function Calibration({initial, onSave, onCancel}: CalibrationProps) {
  const say = useWords()
  const id = useId()
  const [pixels, setPixels] = useState(initial)
  return (
    <Stack gap={3} data-testid="calibration">
      <Text size={1}>{say('size.card')}</Text>
      <Text as="label" size={1} weight="medium" htmlFor={id}>
        {say('size.slider')}
      </Text>
      <input
        id={id}
        type="range"
        min={limits.min}
        max={limits.max}
        step={0.01}
        value={pixels}
        onChange={(event) => setPixels(Number(event.currentTarget.value))}
      />
      <Flex overflow="auto">
        <Frame
          data-testid="calibration-card"
          style={{width: card.width * pixels, height: card.height * pixels}}
        />
      </Flex>
      <Flex gap={2} wrap="wrap">
        <Button
          tone="positive"
          text={say('size.save')}
          data-testid="calibration-save"
          onClick={() => onSave(pixels)}
        />
        <Button mode="bleed" text={say('size.cancel')} onClick={onCancel} />
      </Flex>
    </Stack>
  )
}
