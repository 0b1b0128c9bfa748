import fc from 'fast-check'

// `npm test` tries the same random cases each time, so that it fails only where something changed;
// `npm run test:random` tries others each time.
if (process.env.RANDOM_TIMES === undefined) fc.configureGlobal({ seed: 1 })
