/** What the tests use of markdown-it, which comes without types. */
declare module "markdown-it" {
  class MarkdownIt {
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    render(text: string): string;
  }
  export = MarkdownIt;
}
