/** The browser that the tests look at pages with is the one that the kit's pictures are taken with. */
export { openBrowser } from '../cli/kit/browser.ts'
