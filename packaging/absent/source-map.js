// Handlebars makes source maps only when asked to, and does without when this is empty.
export const SourceNode = undefined
