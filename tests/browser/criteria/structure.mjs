// Outline, help box, refused forms, motion, reveals.

const prefixes = { sv: 'Fel: ', en: 'Error: ' };

/**
 * A refused form: status 422, the title says so, the summary has the focus, each of its lines leads to a
 * control and repeats what stands there, and what was typed (`{ label: value }`) is still there.
 */
export async function C9(page, status, typed = {}) {
  const wrong = status === 422 ? [] : [`status ${status}`];
  for (const [label, value] of Object.entries(typed)) {
    const kept = await page.getByLabel(label).inputValue();
    if (kept !== value) {
      wrong.push(`«${label}» holds «${kept}», typed was «${value}»`);
    }
  }
  await focusGiven(page);
  return [...wrong, ...await page.evaluate((starts) => {
    const found = [];
    const start = starts[document.documentElement.lang];
    if (start === undefined || !document.title.startsWith(start)) {
      found.push(`title «${document.title}»`);
    }
    const summary = document.getElementById('fel');
    if (summary === null) {
      return [...found, 'no summary'];
    }
    if (document.activeElement !== summary) {
      found.push(`focus on ${document.activeElement?.tagName} #${document.activeElement?.id}`);
    }
    const lines = [...summary.querySelectorAll('li')];
    if (lines.length === 0) {
      found.push('summary without lines');
    }
    for (const link of summary.querySelectorAll('a')) {
      const id = decodeURIComponent(link.hash.slice(1));
      const control = document.getElementById(id);
      const message = document.getElementById(`${id}-error`)?.innerText ?? '';
      if (control === null || !control.matches('input, select, textarea')) {
        found.push(`«${link.innerText}» leads to no control`);
      } else if (!message.includes(link.innerText.trim())) {
        found.push(`«${link.innerText}» is not what stands at ${id}`);
      }
    }
    const named = new Set([...summary.querySelectorAll('a')].map((link) => `${link.hash.slice(1)}-error`));
    for (const message of document.querySelectorAll('.govuk-error-message')) {
      if (!named.has(message.id)) {
        found.push(`«${message.innerText}» is missing from the summary`);
      }
    }
    return found;
  }, prefixes)];
}

// A page gives its focus only when it is painted, which may be after it has been read. Asked from here, since a
// page without scripts cannot wait.
async function focusGiven(page) {
  for (let tries = 0; tries < 20; tries += 1) {
    if (await page.evaluate(() => document.activeElement !== document.body)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The help box is the same, between main and the footer, on all `pages` ({ address, box, place }). */
export function C13(pages) {
  const first = pages.find(({ box }) => box)?.box;
  return pages.flatMap(({ address, box, place }) => {
    if (!box) {
      return [`${address}: no help box`];
    }
    const wrong = box === first ? [] : [`${address}: the help box differs`];
    return place ? wrong : [...wrong, `${address}: the help box is not between main and the footer`];
  });
}

/** What C13 compares. The code of a half-filled form and the way out of it are each visitor's own, so they are set aside. */
C13.read = (page) => page.evaluate(() => {
  const box = document.getElementById('hjalp');
  const follows = (a, b) => a !== null && b !== null && Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
  const main = document.querySelector('main');
  const place = follows(main, box) && !main.contains(box) && follows(box, document.querySelector('footer'));
  const own = [...box?.querySelectorAll('.app-help__code, .app-help__own') ?? []].map((line) => line.innerText);
  const words = own.reduce((text, code) => text.replace(code, ''), box?.innerText ?? '');
  return { box: box === null ? null : words.replace(/\s+/g, ' ').trim(), place };
});

/** Nobody must solve a puzzle, remember a password or type what could be pasted. */
export function C12(page) {
  return page.evaluate(() => {
    const wrong = [];
    for (const element of document.querySelectorAll('input[type=password], iframe, canvas, object, embed')) {
      wrong.push(`${element.tagName} ${element.id} asks for a password or a puzzle`);
    }
    for (const field of document.querySelectorAll('input:not([type=hidden], [tabindex="-1"]), textarea')) {
      const typed = !field.matches('[type=radio], [type=checkbox]');
      if (field.readOnly || field.disabled || field.onpaste || (typed && field.maxLength >= 0)) {
        wrong.push(`${field.name} does not take what is pasted or filled in`);
      }
    }
    return wrong;
  });
}

/** Nothing moves or plays for those who asked for stillness, and no page reloads by itself. */
export async function C15(page) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return page.evaluate(() => {
    const wrong = [];
    for (const element of document.querySelectorAll('body, body *')) {
      for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(element, part);
        const moves = style.transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0);
        if (style.animationName !== 'none' || moves) {
          wrong.push(`${element.tagName} .${element.className}${part ?? ''} moves`);
        }
      }
    }
    for (const element of document.querySelectorAll('[autoplay], marquee, blink, meta[http-equiv=refresh i]')) {
      wrong.push(`${element.tagName} plays or reloads by itself`);
    }
    return wrong;
  });
}

/** Nothing is folded away, dragged or picked from a calendar. */
export function C16(page) {
  return page.evaluate(() => [...document.querySelectorAll(
    'details, dialog, [aria-expanded], [data-aria-controls], [draggable=true], '
    + 'input[type=range], input[type=date], input[type=datetime-local], input[type=month], input[type=week], '
    + 'input[type=time], input[type=color], input[type=number]',
  )].map((element) => `${element.tagName} ${element.getAttribute('type') ?? ''} ${element.id}`));
}

/** The language is named, there is one h1 with words a title, and one each of header, main and footer. */
export function C20(page, language = 'sv') {
  return page.evaluate((expected) => {
    const wrong = [];
    if (document.documentElement.lang !== expected) {
      wrong.push(`lang «${document.documentElement.lang}»`);
    }
    if (!document.title.trim()) {
      wrong.push('no title');
    }
    const headings = [...document.querySelectorAll('h1')];
    if (headings.length !== 1 || !headings[0].innerText.trim()) {
      wrong.push(`${headings.length} h1: ${headings.map((heading) => heading.innerText).join(' | ')}`);
    }
    for (const part of ['body > header', 'main', 'body > footer']) {
      const count = document.querySelectorAll(part).length;
      if (count !== 1) {
        wrong.push(`${count} ${part}`);
      }
    }
    for (const control of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
      if (!control.labels?.length) {
        wrong.push(`no label: ${control.name}`);
      }
    }
    return wrong;
  }, language);
}

/** On a page with one question the h1 is the question: it stands in the legend of the group or around the label of the field. */
C20.question = (page) => page.evaluate(() => {
  const fields = [...document.querySelectorAll('main input:not([type=hidden], [aria-hidden=true] *), main textarea, main select')];
  const parts = new Set(fields.map((field) => field.closest('fieldset') ?? field));
  const heading = document.querySelector('h1');
  const isAsked = heading?.closest('legend') !== null || heading?.querySelector('label') !== null;
  return parts.size !== 1 || isAsked ? [] : [`the question «${heading.innerText}» is neither a legend nor a label`];
});
