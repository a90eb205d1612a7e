import {keepScale, keptScale, nominal, type ScreenScale} from '@jakamy/content-sdk/screen-scale'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {styled} from 'styled-components'

import {useWords} from '../i18n/useWords.ts'
import {Calibration} from './Calibration.tsx'

/** A thing of so many millimetres; round when it has a diameter only. */
export interface Measures {
  width: number
  height: number
  isRound?: boolean
}

const Ground = styled.div`
  overflow: auto;
  padding: 0.5rem 0;

  svg {
    display: block;
    flex: none;
    color: inherit;
  }
`

/** Draws a thing at its true size, once the screen has been measured; says so plainly until then. */
export function TrueScale({measures}: {measures: Measures | undefined}) {
  const say = useWords()
  const [scale, setScale] = useState<ScreenScale | undefined>(() => keptScale(() => localStorage))
  const [isMeasuring, setMeasuring] = useState(false)
  const isTrue = scale?.ratio === window.devicePixelRatio
  const pixels = scale && isTrue ? scale.pixelsPerMillimetre : nominal
  const save = (pixelsPerMillimetre: number) => {
    const measured = {pixelsPerMillimetre, ratio: window.devicePixelRatio}
    keepScale(() => localStorage, measured)
    setScale(measured)
    setMeasuring(false)
  }
  return (
    <Card
      padding={3}
      radius={2}
      border
      data-testid="true-scale"
      data-scale={isTrue ? 'true' : 'no'}
    >
      <Stack gap={3}>
        <Text size={1} weight="medium">
          {say('size.title')}
        </Text>
        <Text size={1} muted={isTrue}>
          {say(isTrue ? 'size.toScale' : scale ? 'size.rescaled' : 'size.notToScale')}
        </Text>
        {measures === undefined ? (
          <Text size={1} muted>
            {say('size.need')}
          </Text>
        ) : (
          <Drawing measures={measures} pixels={pixels} />
        )}
        {isMeasuring ? (
          <Calibration initial={pixels} onSave={save} onCancel={() => setMeasuring(false)} />
        ) : (
          <Flex>
            <Button
              mode="ghost"
              text={say('size.calibrate')}
              data-testid="calibrate"
              onClick={() => setMeasuring(true)}
            />
          </Flex>
        )}
      </Stack>
    </Card>
  )
}

function Drawing({measures, pixels}: {measures: Measures; pixels: number}) {
  const say = useWords()
  const {width, height, isRound = false} = measures
  // The line belongs to the thing: its outer edge is the measure.
  const line = Math.min(1.5 / pixels, width / 4, height / 4)
  const inner = {width: width - line, height: height - line}
  return (
    // A scrollable area must be reachable with the keyboard.
    <Ground tabIndex={0} role="group" aria-label={say('size.picture', {width, height})}>
      <svg
        role="img"
        aria-label={say('size.picture', {width, height})}
        data-testid="true-scale-drawing"
        width={width * pixels}
        height={height * pixels}
        viewBox={`0 0 ${width} ${height}`}
      >
        <rect
          x={line / 2}
          y={line / 2}
          {...inner}
          rx={isRound ? inner.width / 2 : 0}
          fill="currentColor"
          fillOpacity={0.15}
          stroke="currentColor"
          strokeWidth={line}
        />
      </svg>
    </Ground>
  )
}
