# Tracker in a container: docker build -t tracker . && docker run --rm --user "$(id -u)" -v "$PWD:/data" tracker ingest article.txt
# Everything it needs is in the image; it asks no network for anything.

# A C compiler is in this image, not in the next: the engine is built as machine code here.
FROM python:3.13-bookworm AS build
WORKDIR /source
ENV HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 \
    PIP_CONSTRAINT=/source/constraints.txt \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY licenses licenses
COPY completions completions
COPY docs/tracker.1 docs/tracker.1
COPY scripts/compile_engine.py scripts/compile_engine.py
COPY extract extract
COPY store store
COPY archive archive
COPY cli cli
# The parts that are wanted: all of them, or such as `pdf,docx`.
ARG EXTRAS=all
RUN python -m venv /opt/tracker && /opt/tracker/bin/pip install ".[${EXTRAS}]"

FROM python:3.13-slim-bookworm
LABEL org.opencontainers.image.title="Tracker" \
      org.opencontainers.image.description="Who said what, when, in which words" \
      org.opencontainers.image.licenses="MIT AND Unicode-3.0 AND LGPL-3.0-or-later"
COPY --from=build /opt/tracker /opt/tracker
# Its own licence and those that ask to go along; every library's own text lies beside it, in its *.dist-info.
COPY LICENSE NOTICE /usr/share/doc/statement-tracker/
COPY licenses /usr/share/doc/statement-tracker/licenses
RUN useradd --create-home --uid 1000 tracker && install --directory --owner=tracker /data
USER 1000
WORKDIR /data
VOLUME /data
ENV PATH=/opt/tracker/bin:$PATH \
    TRACKER_DB=/data/tracker.db
ENTRYPOINT ["tracker"]
CMD ["--help"]
