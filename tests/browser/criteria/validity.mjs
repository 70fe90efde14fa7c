import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

/** The HTML of all `pages` ({ address, html }) is valid. One call for many pages: the checker starts slowly. */
export async function C19(pages) {
  const folder = await mkdtemp(join(tmpdir(), 'brygga-html-'));
  try {
    const files = await Promise.all(pages.map(async ({ html }, index) => {
      const file = join(folder, `${index}.html`);
      await writeFile(file, html);
      return file;
    }));
    const report = await check(files);
    return report.messages.map(({ url, lastLine, message }) => {
      const index = Number(/(\d+)\.html$/.exec(url)?.[1]);
      return `${pages[index]?.address}:${lastLine} ${message}`;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function check(files) {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    execFile('java', ['-jar', jar, '--errors-only', '--format', 'json', ...files], options, (error, _out, report) => {
      try {
        resolve(JSON.parse(report));
      } catch {
        reject(new Error(`The HTML checker gave no report. Is Java installed? ${error?.message ?? ''}`));
      }
    });
  });
}
