#!/bin/sh
# .git/hooks/pre-commit (make it executable), or .husky/pre-commit with husky.
#
# Lints the whole plan when a commit touches it. It reads the files as they stand in the working folder, not as they are
# staged. Adapt the two patterns to `plans:` of your trackc.yaml.
git diff --cached --quiet -- ':(glob)**/trackc.yaml' ':(glob)**/plans/**' && exit 0
exec npx --no-install trackc lint
