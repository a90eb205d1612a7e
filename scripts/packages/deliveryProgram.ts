/** A program that prints the page of the README's lines as a delivery answers it, with the lines' own source. */
export function deliveryProgram(lines: string): string {
  const [source = ''] = /sanitySource\(\{[^}]*\}\)/.exec(lines) ?? []
  return [
    "import {createDelivery} from '@jakamy/delivery'",
    "import {sanitySource} from '@jakamy/content-sdk/sources/sanity'",
    `const delivery = createDelivery({source: ${source}})`,
    "const address = 'http://localhost/v1/procedures/coronary-stent/html'",
    "const headers = {'accept-encoding': 'gzip'}",
    'const answer = await delivery.fetch(new Request(address, {headers}))',
    "const isPacked = answer.headers.get('content-encoding') === 'gzip'",
    "const stream = isPacked ? answer.body.pipeThrough(new DecompressionStream('gzip')) : answer.body",
    'console.log(await new Response(stream).text())',
  ].join('\n')
}
