/** Reads texts out, where this machine has a voice for their language. */
export const voice = {
  canSay: (locale: string): boolean =>
    'speechSynthesis' in globalThis &&
    speechSynthesis.getVoices().some(({lang}) => lang.split(/[-_]/)[0] === locale.split('-')[0]),
  say: (text: string, locale: string, ended: () => void): void => {
    voice.stop()
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.lang = locale
    utterance.addEventListener('end', ended)
    utterance.addEventListener('error', ended)
    speechSynthesis.speak(utterance)
  },
  stop: (): void => {
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
  },
}
