# Diptych in a small image:
#
#   docker build --tag diptych .
#   docker run --rm --network none --user "$(id -u):$(id -g)" \
#     --volume "$PWD/drop:/srv/diptych/drop:ro" --volume "$PWD/archive:/srv/diptych/archive" diptych
#
# The first stage makes the Debian package, the second installs it and has no compiler.
FROM swift:6.3.1-bookworm AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# Versions are those of the Debian release that the image names.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends dpkg-dev libarchive-dev libicu-dev libsqlite3-dev \
        libxml2-dev nettle-dev pkg-config poppler-data poppler-utils \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /diptych
COPY . .
RUN Scripts/package /package

FROM debian:bookworm-slim
COPY --from=build /package/diptych_*.deb /tmp/
# The number of the user is fixed, so that the host can give it the folders.
# hadolint ignore=DL3008
RUN groupadd --system --gid 990 diptych \
    && useradd --system --uid 990 --gid diptych --home-dir /srv/diptych --shell /usr/sbin/nologin diptych \
    && apt-get update \
    && apt-get install --yes --no-install-recommends poppler-data poppler-utils /tmp/diptych_*.deb \
    && rm -rf /var/lib/apt/lists/* /tmp/diptych_*.deb
USER 990
WORKDIR /srv/diptych
ENTRYPOINT ["/usr/bin/diptych"]
CMD ["run", "--config", "/etc/diptych/pipeline.json"]
