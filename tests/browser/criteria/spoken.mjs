import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const reader = await readFile(createRequire(import.meta.url)
  .resolve('@guidepup/virtual-screen-reader').replace(/lib.*$/, 'lib/esm/index.browser.js'), 'utf8');

/** What a screen reader says from the top of main to its end, line by line. */
export function C22(page) {
  return page.evaluate(async (source) => {
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    try {
      const { virtual } = await import(address);
      await virtual.start({ container: document.querySelector('main') });
      const most = 400;
      for (let step = 0; step < most && (await virtual.lastSpokenPhrase()) !== 'end of main'; step += 1) {
        await virtual.next();
      }
      const said = await virtual.spokenPhraseLog();
      await virtual.stop();
      return said;
    } finally {
      URL.revokeObjectURL(address);
    }
  }, reader);
}
