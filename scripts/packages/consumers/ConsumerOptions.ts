import type {ProjectOptions} from '../project.ts'

/** Where a consumer lives and what it runs. */
export interface ConsumerOptions extends Pick<ProjectOptions, 'folder' | 'registry'> {
  /** The lines of the README, for the lake of this run. */
  lines: string
  /** The lake of this run. */
  apiHost: string
}
