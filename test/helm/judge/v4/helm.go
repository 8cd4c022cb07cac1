package main

import (
	"errors"

	"helm.sh/helm/v4/pkg/action"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/cli"
	"helm.sh/helm/v4/pkg/cli/values"
	"helm.sh/helm/v4/pkg/getter"
)

// As pkg/cmd/lint.go.
func lint(chart, file string) error {
	given, err := read(file)
	if err != nil {
		return err
	}
	linter := action.NewLint()
	linter.Strict = true
	linter.Namespace = "default"
	return errors.Join(linter.Run([]string{chart}, given).Errors...)
}

// As pkg/cmd/template.go.
func template(chart, file string) error {
	given, err := read(file)
	if err != nil {
		return err
	}
	loaded, err := loader.Load(chart)
	if err != nil {
		return err
	}
	install := action.NewInstall(action.NewConfiguration())
	install.DryRunStrategy = action.DryRunClient
	install.ReleaseName = "release-name"
	install.Namespace = "default"
	install.Replace = true
	_, err = install.Run(loaded, given)
	return err
}

func read(file string) (map[string]any, error) {
	options := values.Options{ValueFiles: []string{file}}
	return options.MergeValues(getter.All(cli.New()))
}
