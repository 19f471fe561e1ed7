#!/bin/sh
# Gets the public dbt projects on which floe's dbt parser is compared with dbt-core, each at a pinned commit:
#
#   conformance/projects/fetch.sh TARGET_DIR [project...]
#
# For each project TARGET_DIR/<project>/ then holds
#   source/                the clone, with its packages in dbt_packages/ (pinned clones too, so no hub is asked)
#   project                a link to the folder of dbt_project.yml within source/
#   profiles/profiles.yml  a generated profile that needs no running database to parse
#
# FLOE_PROJECT_MIRROR may name a folder of bare git directories called owner+name, which are then cloned instead of
# https://github.com/owner/name. What is there already at the right commit is kept.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -ge 1 ] || { echo "usage: $0 TARGET_DIR [project...]" >&2; exit 2; }
mkdir -p "$1"
target=$(CDPATH='' cd -- "$1" && pwd)
shift
wanted=" $* "

checkout() { # owner/name, commit, folder: the repository's files at that commit
    if [ "$(cat "$3/.git/conformance" 2>/dev/null)" = "$2" ]; then
        return 0
    fi
    rm -rf "$3"
    mkdir -p "$3"
    mirrored=${FLOE_PROJECT_MIRROR:-}/$(printf %s "$1" | tr / +)
    if [ -n "${FLOE_PROJECT_MIRROR:-}" ] && [ -d "$mirrored" ]; then
        checkout_mirrored "$(CDPATH='' cd -P -- "$mirrored" && pwd)" "$2" "$3"
    else
        git -C "$3" init -q
        git -C "$3" fetch -q --depth 1 "https://github.com/$1.git" "$2"
        git -C "$3" -c advice.detachedHead=false checkout -q FETCH_HEAD
    fi
    echo "$2" > "$3/.git/conformance"
}

# A mirror may lack the contents of large files: they are named, left out of the folder, and a seed is replaced by a short
# one, so that what refers to it still parses. Only its checksum then differs from what a full clone gives.
checkout_mirrored() { # git directory, commit, folder
    git clone -q --shared --no-checkout "$1" "$3"
    git -C "$3" read-tree "$2"
    git -C "$3" update-ref --no-deref HEAD "$2"
    git -C "$3" ls-files -s | grep -v '^160000' |
        sed 's/^[0-9]* \([0-9a-f]*\) [0-9]*\t\(.*\)$/\1 \2/' |
        git -C "$3" cat-file --batch-check='%(objectname) %(rest)' |
        sed -n 's/ missing$//p' | sort -u > "$3/.git/absent-objects"
    git -C "$3" ls-files -s | grep -F -f "$3/.git/absent-objects" | cut -f 2 > "$3/.git/absent"
    git -C "$3" update-index --force-remove --stdin < "$3/.git/absent"
    git -C "$3" checkout-index -q -a
    while read -r path; do
        echo "absent from the mirror: $1 $path" >&2
        case $path in
            *.csv) mkdir -p "$(dirname "$3/$path")"; echo absent > "$3/$path" ;;
        esac
    done < "$3/.git/absent"
}

profile() { # adapter, profile name, folder, database file
    mkdir -p "$3"
    case $1 in
        duckdb)
            output="type: duckdb
      path: $4
      schema: analytics
      threads: 4" ;;
        postgres)
            output="type: postgres
      host: localhost
      port: 5432
      user: conformance
      password: conformance
      dbname: conformance
      schema: analytics
      threads: 4" ;;
        *) echo "no profile is known for adapter '$1'" >&2; return 1 ;;
    esac
    cat > "$3/profiles.yml" <<PROFILE
$2:
  target: dev
  outputs:
    dev:
      $output
PROFILE
}

packages() { # folder of the project, then name=owner/repository@commit or name=local:path
    folder=$1/dbt_packages
    shift
    for package in "$@"; do
        name=${package%%=*}
        from=${package#*=}
        mkdir -p "$folder"
        case $from in
            local:*)
                rm -rf "${folder:?}/$name"
                ln -s "../${from#local:}" "$folder/$name" ;;
            *) checkout "${from%@*}" "${from#*@}" "$folder/$name" ;;
        esac
    done
}

project() { # project, owner/repository@commit, folder, adapter, profile name, packages...
    case $wanted in
        "  " | *" $1 "*) ;;
        *) return 0 ;;
    esac
    into=$target/$1
    mkdir -p "$into"
    checkout "${2%@*}" "${2#*@}" "$into/source"
    rm -f "$into/project"
    ln -s "source/$3" "$into/project"
    profile "$4" "$5" "$into/profiles" "$into/conformance.duckdb"
    echo "$1"
    folder=$into/source/$3
    shift 5
    packages "$folder" "$@"
}

. "$here/pinned.sh"
