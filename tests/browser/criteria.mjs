// The criteria for pages, one function each. A function gives a list of what is wrong; empty is right.
// C1–C2 axe, C3 text size, C4 targets, C5 reflow, C6 larger text, C8 keyboard,
// C9 refused forms, C13 help box, C15 motion, C16 no reveals, C17 own colours, C19 valid HTML, C20 outline, C26 weight.
export { C1, C2 } from './criteria/axe.mjs';
export { C3, C4, C5, C6 } from './criteria/size.mjs';
export { C8, C17 } from './criteria/focus.mjs';
export { C9, C13, C15, C16, C20 } from './criteria/structure.mjs';
export { C19 } from './criteria/validity.mjs';
export { C26 } from './criteria/weight.mjs';
