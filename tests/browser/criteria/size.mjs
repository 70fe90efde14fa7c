// Text size, targets, narrow windows and enlarged text.

const body = 20;
const smallest = 18;
const dense = 16;
const wide = 641;
const target = 44;
const primary = 52;
const apart = 8;

/**
 * Running text and what is typed is at least 20 px; tags, small print and all else at least 18 px. A dense table of
 * those who work with it may have 16 px on a wide screen.
 */
export function C3(page) {
  return page.evaluate(([bodySize, smallestSize, denseSize, wideFrom]) => {
    const wrong = [];
    const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    for (const element of document.body.querySelectorAll('*')) {
      const isControl = element.matches('input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea');
      if (!(own(element) || isControl) || element.closest('script, style, [aria-hidden=true]') || element.getClientRects().length === 0) {
        continue;
      }
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const running = isControl || element.closest('p, li, dd, dt, td, th, label, legend, button');
      const small = element.closest('.govuk-tag, .govuk-body-s');
      const dense = innerWidth >= wideFrom && element.closest('.app-dense td, .app-dense th');
      const least = dense ? denseSize : running && !small ? bodySize : smallestSize;
      if (size < least - 0.01) {
        wrong.push(`${size} px < ${least} px: «${(element.textContent || element.id).trim().slice(0, 40)}»`);
      }
    }
    return wrong;
  }, [body, smallest, dense, wide]);
}

/** What can be pressed is 44 by 44 px, the green button 52 px high, and 8 px lie between neighbours. */
export function C4(page) {
  return page.evaluate(([least, high, gap]) => {
    const wrong = [];
    const name = (element) => `«${(element.innerText || element.value || element.id || element.tagName).trim().slice(0, 40)}»`;
    const inRunningText = (element) => {
      const around = element.closest('p, li, dd, td, div');
      return element.matches('a') && getComputedStyle(element).display === 'inline'
        && around !== null && around.innerText.trim().length > element.innerText.trim().length;
    };
    const selector = 'a[href], button, input:not([type=hidden]), select, textarea, label, summary';
    const found = [...document.querySelectorAll(selector)]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 1 && box.height > 1 && !inRunningText(element));
    for (const { element, box } of found) {
      if (box.width < least - 0.01 || box.height < least - 0.01) {
        wrong.push(`${name(element)} is ${box.width.toFixed(1)} x ${box.height.toFixed(1)} px`);
      }
      if (element.matches('.govuk-button') && box.height < high - 0.01) {
        wrong.push(`button ${name(element)} is ${box.height.toFixed(1)} px high`);
      }
    }
    const belong = (a, b) => a.contains(b) || b.contains(a) || a.control === b || b.control === a;
    found.forEach((one, index) => {
      for (const other of found.slice(index + 1)) {
        const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
        const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
        if (Math.max(across, down) < gap - 0.01 && !belong(one.element, other.element)) {
          wrong.push(`${name(one.element)} and ${name(other.element)} are ${Math.max(across, down).toFixed(1)} px apart`);
        }
      }
    });
    return wrong;
  }, [target, primary, apart]);
}

/** The page never scrolls sideways. */
export function C5(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) {
      return [];
    }
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('[tabindex="0"]'))
      .map((element) => `${element.tagName} .${element.className}`);
    return [`${scrollWidth} px in a window of ${clientWidth} px: ${wide.slice(-3).join(' | ')}`];
  });
}

const spaced = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`;

/** With text at 200 %, and with the spacing of WCAG 1.4.12, nothing overflows and no text is cut. */
export async function C6(page) {
  const wrong = [];
  for (const [what, css] of [['200 %', 'html { font-size: 200% !important }'], ['spacing', spaced]]) {
    const style = await page.addStyleTag({ content: css });
    wrong.push(...(await C5(page)).map((line) => `${what}: ${line}`));
    wrong.push(...(await cut(page)).map((line) => `${what}: ${line}`));
    await style.evaluate((element) => element.remove());
  }
  return wrong;
}

function cut(page) {
  return page.evaluate(() => {
    const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return [...document.body.querySelectorAll('*')]
      .filter((element) => own(element) && element.clientHeight > 1 && !element.matches('textarea, option'))
      .filter((element) => element.scrollHeight > element.clientHeight + 1
        || (getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1))
      .map((element) => `text cut in ${element.tagName} .${element.className}: ${element.scrollHeight} > ${element.clientHeight}`);
  });
}
