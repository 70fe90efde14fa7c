import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = promisify(execFile);

/**
 * Printed, the page is one sheet of A4 that says all `facts` and shows nothing that can be pressed:
 * none of the page's buttons, and none of `unwanted`.
 */
export async function C18(page, facts, unwanted = []) {
  const { sheets, text } = await printed(page);
  const buttons = await page.evaluate(() => [...document.querySelectorAll('button, .govuk-button')]
    .map((button) => button.textContent.replace(/\s+/g, ' ').trim()));
  const wrong = sheets === 1 ? [] : [`${sheets} sheets`];
  wrong.push(...facts.filter((fact) => !text.includes(plain(fact))).map((fact) => `«${fact}» is missing`));
  const pressed = [...buttons, ...unwanted].filter((words) => words && text.includes(plain(words)));
  return [...wrong, ...pressed.map((words) => `«${words}» cannot be pressed on paper`)];
}

/** The sheets that the page becomes, and what stands on them. */
export async function printed(page) {
  const folder = await mkdtemp(join(tmpdir(), 'brygga-print-'));
  try {
    const file = join(folder, 'page.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    const { stdout } = await run('pdftotext', ['-layout', file, '-']).catch((error) => {
      throw new Error(`pdftotext (Debian: poppler-utils) could not read the sheet: ${error.message}`);
    });
    // Each sheet ends with a form feed.
    return { sheets: stdout.split('\f').length - 1, text: plain(stdout) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function plain(text) {
  // Soft hyphens and word joiners only steer where lines break.
  return text.replace(/[\u00ad\u2060]/g, '').replace(/[\s\u00a0]+/g, ' ').trim();
}
