/**
 * Whether a page of this site sent a request. Browsers name the origin of every form they post; what
 * names none is no browser, or hides where it comes from.
 * @param own the public address of this site
 */
export function isOwnOrigin(request: Request, own: string): boolean {
  return request.headers.get('origin') === new URL(own).origin
}
