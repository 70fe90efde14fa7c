// The criteria for pages, one function each. A function gives a list of what is wrong; empty is right.
// C1–C2 axe, C3 text size, C4 targets, C5 reflow, C6 larger text, C8 keyboard, C9 refused forms,
// C12 no puzzles, C13 help box, C15 motion, C16 no reveals, C17 own colours, C18 paper, C19 valid HTML,
// C20 outline, C22 what is read aloud (gives what is said), C26 weight.
export { C1, C2 } from './criteria/axe.mjs';
export { C3, C4, C5, C6 } from './criteria/size.mjs';
export { C8, C17 } from './criteria/focus.mjs';
export { C12, C13, C15, C16, C20, C9 } from './criteria/structure.mjs';
export { C18 } from './criteria/print.mjs';
export { C19 } from './criteria/validity.mjs';
export { C22 } from './criteria/spoken.mjs';
export { C26 } from './criteria/weight.mjs';
