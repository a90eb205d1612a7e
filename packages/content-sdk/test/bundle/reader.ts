// Starts as a reader of a store does, and says what its first page is: `node reader.ts <store> <key>`.
import {createContent} from '@jakamy/content-sdk'
import {openStore} from '@jakamy/content-sdk/bundle/store'
import {renderHtml} from '@jakamy/content-sdk/channels/html'

const [folder = '', key = ''] = process.argv.slice(2)
const now = () => new Date('2026-02-02T12:00:00Z')
const source = await (await openStore(folder, {keys: [key], now})).source({now})
if (!source) throw new Error('The store is empty.')
const content = createContent({source, locale: 'en', now})
process.stdout.write(renderHtml(await content.get('procedure', {id: 'procedure-coronary-stent'})))
