/** The kinds of operation. Anything else is an Operation with its own `execute`. */
export { bulk } from './bulk';
export { many } from './many';
export { single } from './single';
