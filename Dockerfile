# SPDX-License-Identifier: EUPL-1.2
# The service: chat page, API and MCP over HTTP on one port. `docker build -t chiedicasa .`
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
RUN node -e "import('./scripts/setup.mjs').then(({ build }) => build())" && npm prune --omit=dev

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="ChiediCasa" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="EUPL-1.2" \
      io.modelcontextprotocol.server.name="org.example/chiedicasa"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 CHIEDICASA_VAR=/var/lib/chiedicasa
WORKDIR /app
COPY package.json LICENSE ./
COPY data data
COPY prompts prompts
COPY src/web/assets src/web/assets
COPY --from=build /app/dist dist
COPY --from=build /app/node_modules node_modules
RUN mkdir -p /var/lib/chiedicasa && chown node:node /var/lib/chiedicasa
USER node
VOLUME /var/lib/chiedicasa
EXPOSE 3000
# The first start builds the database, which takes some seconds.
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then(({ ok }) => process.exit(ok ? 0 : 1))"]
CMD ["node", "--max-semi-space-size=4", "dist/cli/main.js", "serve"]
