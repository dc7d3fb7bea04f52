export const attributeMessages = {
  'window.kind.entity': 'Entity',
} as const;
