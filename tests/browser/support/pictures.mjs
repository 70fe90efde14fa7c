// Pictures of pages as they are seen at a desk, for the guides.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const out = process.env.OUT ?? '../../docs/pictures';
/** A picture shows this much of a page that is wide enough for its tables, made smaller for the guide. */
export const view = { width: 1000, height: 800 };
const scale = 0.64;

export async function prepareFolder() {
  await mkdir(out, { recursive: true });
}

/** Somebody at a desk, with a browser of their own. */
export async function deskVisitor(browser) {
  const context = await browser.newContext({ viewport: view, deviceScaleFactor: scale, reducedMotion: 'reduce', locale: 'sv-SE' });
  return context.newPage();
}

/** The top of the page, at most `most` px of it, without the bar above. */
export async function picture(page, name, most, width = view.width) {
  const { top, whole } = await page.evaluate(() => {
    document.activeElement?.blur();
    return { top: document.querySelector('main').offsetTop, whole: document.documentElement.scrollHeight };
  });
  const clip = { x: 0, y: top, width, height: Math.min(whole - top, most) };
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true, clip });
}

/** One part of the page alone. */
export function pictureOf(page, name, part) {
  return page.locator(part).screenshot({ path: join(out, `${name}.png`) });
}
