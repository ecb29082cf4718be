// One shell for every address: the device holds the documents and draws the pages.
export const ssr = false;
export const prerender = false;
