import { config } from 'zod';

// The content security policy lets nothing be compiled from strings, so zod must not even try. Imported first, because
// zod asks when the first schema is made.
config({ jitless: true });
