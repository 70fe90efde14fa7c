// Chromium as the tests use it.
import { chromium } from 'playwright-core';

/** Whether everything is judged at its full length. */
export const isLong = process.env.BRYGGA_LONG === '1';

/** The widths of C1 and C5; 320 alone in the short run. */
export const widths = isLong ? [320, 768, 1280] : [320];

export function launch() {
  return chromium.launch({
    executablePath: process.env.BRYGGA_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/** A page for measuring: styles may be injected, motion stands still. */
export async function measuringPage(browser, width = 320) {
  const context = await browser.newContext({
    viewport: { width, height: 800 }, bypassCSP: true, reducedMotion: 'reduce', locale: 'sv-SE',
  });
  return context.newPage();
}

/** A page as a resident meets it: no scripts, the page's own rules in force. */
export async function residentPage(browser, width = 320) {
  const context = await browser.newContext({
    viewport: { width, height: 800 }, javaScriptEnabled: false, reducedMotion: 'reduce', locale: 'sv-SE',
  });
  return context.newPage();
}
