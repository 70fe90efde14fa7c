import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation that axe can find. */
export function C1(page) {
  return violations(page, { runOnly: { type: 'tag', values: tags } });
}

/**
 * Text stands out from its background by 7 to 1, large text by 4.5 to 1. Both rules are needed: the
 * stricter one passes over text that the other one already fails.
 */
export function C2(page) {
  return violations(page, { runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced'] } });
}

async function violations(page, options) {
  await page.evaluate(source);
  const result = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`.trim()));
}
