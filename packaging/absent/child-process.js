// Commander loads it for subcommands that are programs of their own; there are none here (esbuild.config.js).
export {}
